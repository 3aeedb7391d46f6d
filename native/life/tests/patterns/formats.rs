//! Each clause of each format, the bad ones with their place.

use gol4j_life::pattern::{self, Format, Limits, Loaded, Macrocell, Node, Pattern, WriteOptions};
use gol4j_life::{Cell, Rule};

fn load(text: impl AsRef<[u8]>) -> Loaded {
    pattern::read(text.as_ref(), &Limits::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn pattern(text: impl AsRef<[u8]>) -> Pattern {
    load(text)
        .into_pattern(&Limits::default())
        .expect("within the limits")
}

fn cells(text: impl AsRef<[u8]>) -> Vec<(i64, i64)> {
    pattern(text).cells().map(|cell| (cell.x, cell.y)).collect()
}

fn error(text: impl AsRef<[u8]>) -> String {
    let limits = Limits::default().with_memory(1 << 20).with_bytes(1 << 20);
    match pattern::read(text.as_ref(), &limits) {
        Ok(loaded) => panic!("read as {loaded:?}"),
        Err(error) => error.to_string(),
    }
}

fn written(loaded: &Loaded, format: Format) -> String {
    let mut file = Vec::new();
    pattern::write(&mut file, loaded, format, &WriteOptions::default()).expect("it can be written");
    String::from_utf8(file).expect("UTF-8")
}

const GLIDER: [(i64, i64); 5] = [(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)];

mod rle {
    use super::*;

    #[test]
    fn a_pattern_has_a_header_and_runs() {
        let glider = pattern("x = 3, y = 3, rule = B3/S23\nbo$2bo$3o!\n");
        assert_eq!(glider, pattern("bo$2bo$3o!"));
        assert_eq!(cells("bo$2bo$3o!"), GLIDER);
    }

    #[test]
    fn letters_and_dots_and_capitals_are_interchangeable() {
        assert_eq!(cells(".A$2.o$3A!"), GLIDER);
    }

    #[test]
    fn the_exclamation_mark_is_optional() {
        assert_eq!(cells("bo$2bo$3o"), GLIDER);
        assert_eq!(cells("x = 3, y = 3\nbo$2bo$3o\n"), GLIDER);
    }

    #[test]
    fn data_may_be_broken_and_indented_anywhere_between_runs() {
        for text in [
            "x=3,y=3\nbo\n$\n\n2b o $ 3o !",
            "x = 3 , y = 3 , rule=B3/S23\r\n  bo$\r\n\t2bo$\r\n3o!\r\n",
            "\n \n x = 3, y = 3\rbo$2bo$\r3o!",
            "#C first\nx = 3, y = 3\nbo$\n#C between\n  2bo$\n#C and again\n#C twice\n3o!",
        ] {
            assert_eq!(cells(text), GLIDER, "{text:?}");
        }
    }

    #[test]
    fn counts_repeat_cells_and_rows() {
        assert_eq!(cells("3$12bo!"), [(12, 3)]);
        let wide = pattern("130o!");
        assert_eq!(wide.population(), 130);
        assert_eq!(wide.bounds().map(|bounds| bounds.max_x), Some(129));
    }

    #[test]
    fn runs_of_every_length_meet_words_of_64_cells_at_every_place() {
        for gap in 1..70 {
            for length in 1..140 {
                let text = format!("{gap}b{length}ob{length}o2$o!");
                let row = (gap..gap + length).chain(gap + length + 1..gap + 2 * length + 1);
                let expected: Vec<_> = row.map(|x| (x, 0)).chain([(0, 2)]).collect();
                assert_eq!(cells(&text), expected, "{text}");
            }
        }
    }

    #[test]
    fn sizes_in_the_header_are_not_believed() {
        for size in ["0", "1", "99999999999999999999999999"] {
            assert_eq!(cells(format!("x = {size}, y = {size}\nbo$2bo$3o!")), GLIDER);
        }
    }

    #[test]
    fn dead_runs_of_any_length_cost_nothing() {
        assert_eq!(
            cells("9223372036854775807bo$18446744073709551615b$o!"),
            [(i64::MAX, 0), (0, 2)]
        );
        assert_eq!(cells("18446744073709551615$18446744073709551615$b!"), []);
    }

    #[test]
    fn live_runs_are_bounded_by_the_limit() {
        assert_eq!(
            error("1048640o!"),
            "it would take more than the memory limit of 1048576 bytes; raise the limit, or take a \
             smaller pattern or one that is not unpacked (macrocell)"
        );
        assert_eq!(
            error("18446744073709551615o!"),
            "RLE, line 1, column 1: a live cell lies outside the 64-bit plane"
        );
        let limits = Limits::default().with_memory(3 * 64);
        for text in ["190o!", "64o$64o64bo!", "128b3o$64bo2$o!"] {
            assert!(pattern::read(text.as_bytes(), &limits).is_ok(), "{text}");
        }
        // The last word is not counted before it is done.
        for text in ["256o!", "o$o$o$o$o!", "o63bo$o$63bo$o!", "128o$128o$o!"] {
            assert!(pattern::read(text.as_bytes(), &limits).is_err(), "{text}");
        }
    }

    #[test]
    fn extended_lines_give_position_and_generation() {
        let text = "#CXRLE Pos=-1,10 Gen=340282366920938463463374607431768211456\nbo$2bo$3o!";
        let glider = pattern(text);
        assert_eq!(
            glider.description().generation().to_string(),
            "340282366920938463463374607431768211456"
        );
        assert_eq!(cells(text)[0], (0, 10));
        assert_eq!(cells("#CXRLE Gen=1 Foo=3 Pos=5,6\no!"), [(5, 6)]);
    }

    #[test]
    fn old_lines_give_the_position_too_if_nothing_else_does() {
        assert_eq!(cells("#P -3 4\nx = 1, y = 1\no!"), [(-3, 4)]);
        assert_eq!(cells("#R -3 4\nx = 1, y = 1\no!"), [(-3, 4)]);
        assert_eq!(cells("#P 1 1\n#CXRLE Pos=7,7\no!"), [(7, 7)]);
        assert_eq!(
            pattern("#R a note\no!")
                .description()
                .comments()
                .collect::<Vec<_>>(),
            ["R a note"]
        );
    }

    #[test]
    fn a_bounded_grid_has_its_middle_at_the_origin() {
        assert_eq!(cells("x = 3, y = 3, rule = B3/S23:T30,20\no!"), [(-1, -1)]);
        assert_eq!(
            cells("x = 31, y = 3, rule = B3/S23:T30,20\no!"),
            [(-15, -10)]
        );
        assert_eq!(cells("x = 4, y = 9, rule = B3/S23:T0,20\no!"), [(-2, -4)]);
        assert_eq!(
            cells("#CXRLE Pos=0,0\nx = 3, y = 3, rule = B3/S23:T30,20\no!"),
            [(0, 0)]
        );
    }

    #[test]
    fn texts_are_kept() {
        let text = "#N Name\n#O Author, 1970\n#C one\n#c two\n#C\n#C  indented\n#D three\n#Xtra\n\
                    x = 1, y = 1\n#C four\no! five\n\nsix\n#C seven\n";
        let read = pattern(text);
        let description = read.description();
        assert_eq!(description.name(), Some("Name"));
        assert_eq!(description.author(), Some("Author, 1970"));
        assert_eq!(
            description.comments().collect::<Vec<_>>(),
            [
                "one",
                "two",
                "",
                " indented",
                "three",
                "Xtra",
                "four",
                "five",
                "",
                "six",
                "seven"
            ]
        );
    }

    #[test]
    fn old_files_are_latin_1() {
        let read = pattern(b"#N G\xf6ran\no!");
        assert_eq!(read.description().name(), Some("Göran"));
        let read = pattern("#N Göran\no!");
        assert_eq!(read.description().name(), Some("Göran"));
    }

    #[test]
    fn the_rule_is_that_of_the_header_or_of_an_r_line_or_life() {
        let rule = |text: &str| pattern(text).description().rule().text().to_owned();
        assert_eq!(rule("o!"), "B3/S23");
        assert_eq!(rule("x = 1, y = 1\no!"), "B3/S23");
        assert_eq!(rule("x = 1, y = 1, rule = 23/36\no!"), "B36/S23");
        assert_eq!(rule("x = 1, y = 1, rule = b36s23, \no!"), "B36/S23");
        assert_eq!(rule("#r 23/36\nx = 1, y = 1, rule = B3/S23\no!"), "B36/S23");
        assert_eq!(rule("x = 1, y = 1, rule = B2-a/S12\no!"), "B2-a/S12");
        assert_eq!(
            rule("x = 1, y = 1, rule = R5,C2,S33-57,B34-45\no!"),
            "R5,C2,S33-57,B34-45"
        );
        for (name, canonical) in [
            ("Life without Death", "B3/S012345678"),
            ("Day & Night", "B3678/S34678"),
            ("34 Life,", "B34/S34"),
            ("High Life \t", "B36/S23"),
        ] {
            let text = format!("x = 1, y = 1, rule = {name}\no!");
            assert_eq!(rule(&text), canonical);
        }
        let rule = pattern("x = 1, y = 1, rule = B36/S23\no!");
        assert_eq!(rule.description().rule().rule(), "B36/S23".parse().ok());
    }

    #[test]
    fn more_than_two_states_are_named() {
        assert_eq!(
            error("x = 3, y = 1, rule = 345/2/4\nA!"),
            "RLE, line 1, column 22: found rule 345/2/4, which belongs to the Generations family; \
             only rules of two states are supported"
        );
        assert_eq!(
            error("x = 3, y = 1, rule = Life without end\no!"),
            "RLE, line 1, column 22: found \"Life without end\", of which is to say: it has a blank \
             in it, expected a rule such as B3/S23 and nothing after it"
        );
        // The beginning of each is a rule, and another one.
        for rule in [
            "B3/S23:T10, 20",
            "B3/S23 :T10,20 and more",
            "b3 s23 and more",
            "B2/S34 H (hexagonal)",
            "B3/S23 V x",
            "B36/S23, foo",
        ] {
            let found = error(format!("x = 3, y = 1, rule = {rule}\no!"));
            assert!(found.contains("it has a blank in it"), "{found}");
        }
        assert!(error("x = 3, y = 1, rule = Brian's Brain\no!").contains("the Generations family"));
        assert_eq!(
            error("x = 3, y = 1, rule = Codd\n.A$2C!"),
            "RLE, line 2, column 5: found state C, which belongs to Codd, a rule of more than two \
             states; only rules of two states are supported"
        );
        assert_eq!(
            error(".A$.pA!"),
            "RLE, line 1, column 5: found state pA, which belongs to a rule of more than two \
             states and not to B3/S23; only rules of two states are supported"
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, expected) in [
            (
                "x = 3, y = 3\nbo$2q!",
                "line 2, column 5: found 'q', expected a number, b, o, $ or !",
            ),
            (
                "x = 3, y = 3\nbo$2\nbo!",
                "line 2, column 5: found the end of the line, expected what the number before it repeats: b, o or $",
            ),
            (
                "x = 3, y = 3\nbo$2 bo!",
                "line 2, column 5: found ' ', expected what the number before it repeats: b, o or $",
            ),
            (
                "x = 3, y = 3\nbo$2",
                "line 2, column 5: found the end of the file, expected what the number before it repeats: b, o or $",
            ),
            (
                "x = 3, y = 3\r\nbo$02bo!",
                "line 2, column 4: found a number that starts with 0, expected one without",
            ),
            (
                "x = 3, y = 3\nbo$0b!",
                "line 2, column 4: found a number that starts with 0, expected one without",
            ),
            (
                "x = 3, y = 3\n18446744073709551616b!",
                "line 2, column 1: found a number of more than 64 bits, expected a smaller one",
            ),
            (
                "x = 3, y = 3\nboé!",
                "line 2, column 3: found 'é', expected a number, b, o, $ or !",
            ),
            (
                "x = 3, y = 3\nbo\0!",
                "line 2, column 3: found '\\0', expected a number, b, o, $ or !",
            ),
            (
                "x = 3, y = 3\nx = 3, y = 3\no!",
                "line 2, column 1: found 'x', expected a number, b, o, $ or !",
            ),
            (
                "x = , y = 3\no!",
                "line 1, column 5: found ',', expected a number",
            ),
            (
                "x = 3\no!",
                "line 1, column 6: found the end of the line, expected a comma and y",
            ),
            (
                "x = 3, z = 3\no!",
                "line 1, column 8: found 'z', expected y",
            ),
            (
                "x = 3, y = 3 rule\no!",
                "line 1, column 14: found 'r', expected a comma and rule",
            ),
            (
                "x = 3, y = 3, rule B3/S23\no!",
                "line 1, column 20: found 'B', expected =",
            ),
            (
                "x = 3, y = 3, rule =\no!",
                "line 1, column 21: found the end of the line, expected a rule such as B3/S23",
            ),
            (
                "#CXRLE Pos=1\no!",
                "line 1, column 13: found the end of the line, expected a comma and the row",
            ),
            (
                "#CXRLE Pos=1,x\no!",
                "line 1, column 14: found 'x', expected a coordinate",
            ),
            (
                "#CXRLE Pos=1,9223372036854775808\no!",
                "line 1, column 14: found a coordinate of more than 64 bits, expected one from -2^63 to 2^63 - 1",
            ),
            (
                "#CXRLE Gen=-1\no!",
                "line 1, column 12: found '-', expected a number",
            ),
        ] {
            assert_eq!(error(text), format!("RLE, {expected}"), "{text:?}");
        }
        assert_eq!(
            error("#CXRLE Pos=9223372036854775807,0\nx = 2, y = 1\nb\no!"),
            "RLE, line 4, column 1: a live cell lies outside the 64-bit plane"
        );
    }

    #[test]
    fn a_byte_that_is_no_text_is_shown_as_a_number() {
        assert_eq!(
            error(b"x = 1, y = 1\nbo\xff!"),
            "RLE, line 2, column 3: found the byte 0xff, expected a number, b, o, $ or !"
        );
    }

    #[test]
    fn it_is_written_as_others_write_it() {
        assert_eq!(
            written(&load("#N Glider\nbo$2bo$3o!"), Format::Rle),
            "#N Glider\nx = 3, y = 3, rule = B3/S23\nbo$2bo$3o!\n"
        );
        assert_eq!(
            written(
                &load("#CXRLE Pos=4,-5 Gen=7\n#C text\nx = 0, y = 0, rule = 23/36\nbo3$12o!"),
                Format::Rle
            ),
            "#CXRLE Pos=4,-5 Gen=7\n#C text\nx = 12, y = 4, rule = B36/S23\nbo3$12o!\n"
        );
        assert_eq!(
            written(&Pattern::default().into(), Format::Rle),
            "x = 0, y = 0, rule = B3/S23\n!\n"
        );
    }

    #[test]
    fn lines_have_at_most_70_characters_and_no_number_is_torn() {
        let cells = (0..2_000).flat_map(|i| [Cell::new(i * i, 0), Cell::new(i * i + 1, 0)]);
        let pattern = Pattern::from_cells(cells).expect("room");
        let text = written(&pattern.clone().into(), Format::Rle);
        let data = text.lines().skip(1);
        assert!(data.clone().all(|line| line.len() <= 70));
        assert!(
            data.clone()
                .all(|line| !line.ends_with(|c: char| c.is_ascii_digit()))
        );
        assert!(data.clone().any(|line| line.len() == 70));
        assert_eq!(super::pattern(text), pattern);
    }
}

mod life105 {
    use super::*;

    #[test]
    fn pictures_have_their_places_and_may_overlap() {
        let text = "#Life 1.05\n#D Two\n#N\n#P -1 -1\n.*\n\n*.*  \n#P 1 -2\n*\n.\n*\n#P\n*\n";
        assert_eq!(cells(text), [(1, -2), (0, -1), (-1, 0), (0, 0), (1, 0)]);
        assert_eq!(
            pattern(text).description().comments().collect::<Vec<_>>(),
            ["Two"]
        );
    }

    #[test]
    fn the_rule_is_normal_or_named_survival_first() {
        let rule = |text: &str| pattern(text).description().rule().text().to_owned();
        assert_eq!(rule("#Life 1.05\n*"), "B3/S23");
        assert_eq!(rule("#Life 1.05\n#R 125/36\n#P 0 0\n*"), "B36/S125");
        assert_eq!(rule("#Life 1.05\n#N\n#R 125/36\n*"), "B3/S23");
    }

    #[test]
    fn the_header_may_be_missing() {
        assert_eq!(cells("#P 3 3\n*.*"), [(3, 3), (5, 3)]);
        assert_eq!(cells("#P 3 3\n#C RLE\nbo!"), [(4, 3)]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, expected) in [
            (
                "#Life 1.05\n#P 0 0\n..o",
                "line 3, column 3: found 'o', expected * or .",
            ),
            (
                "#Life 1.05\n#P 0\n*",
                "line 2, column 5: found the end of the line, expected a coordinate",
            ),
            (
                "#Life 1.05\n#P 0 0 0\n*",
                "line 2, column 8: found '0', expected a blank or the end of the line",
            ),
            (
                "#Life 1.05\n#P 0,0\n*",
                "line 2, column 5: found ',', expected a blank or the end of the line",
            ),
            (
                "#Life 1.05\n#R\n*",
                "line 2, column 3: found the end of the line, expected a rule such as B3/S23",
            ),
        ] {
            assert_eq!(error(text), format!("Life 1.05, {}", expected), "{text:?}");
        }
        assert_eq!(
            error("#Life 1.05\n#P 9223372036854775807 0\n.\n.*"),
            "Life 1.05, line 4, column 2: a live cell lies outside the 64-bit plane"
        );
        assert!(error("#Life 1.05\n#R 345/2/4\n*").contains("the Generations family"));
    }

    #[test]
    fn a_small_board_is_one_picture_and_a_far_one_many() {
        let acorn = load("#CXRLE Pos=-3,-1\nbo$3bo$2o2b3o!");
        assert_eq!(
            written(&acorn, Format::Life105),
            "#Life 1.05\n#N\n#P -3 -1\n.*\n...*\n**..***\n"
        );
        let far = load("x = 9, y = 9, rule = 23/36\no$1000bo19$o!");
        assert_eq!(
            written(&far, Format::Life105),
            "#Life 1.05\n#R 23/36\n#P 0 0\n*\n#P 0 20\n*\n#P 960 1\n........................................*\n"
        );
    }
}

mod life106 {
    use super::*;

    #[test]
    fn each_line_is_a_cell_in_any_order() {
        let text = "#Life 1.06\n2 1\n1 0\r\n 0 2\n1\t2 \n2 2\n2 2\n\n";
        assert_eq!(cells(text), GLIDER);
        assert_eq!(cells("#Life 1.06\n-5 +7"), [(-5, 7)]);
        assert_eq!(cells("#Life 1.06\n"), []);
        let read = pattern("#Life 1.06\n#R 23/36\n#D text\n0 0");
        assert_eq!(read.description().rule().text(), "B36/S23");
        assert_eq!(read.description().comments().collect::<Vec<_>>(), ["text"]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, expected) in [
            (
                "#Life 1.06\n0 0\n1",
                "line 3, column 2: found the end of the file, expected a coordinate",
            ),
            (
                "#Life 1.06\n0 a",
                "line 2, column 3: found 'a', expected a coordinate",
            ),
            (
                "#Life 1.06\n0 1 2",
                "line 2, column 5: found '2', expected the end of the line",
            ),
            (
                "#Life 1.06\n0 1.5",
                "line 2, column 4: found '.', expected the end of the line",
            ),
            (
                "#Life 1.06\n0 -9223372036854775809",
                "line 2, column 3: found a coordinate of more than 64 bits, expected one from -2^63 to 2^63 - 1",
            ),
        ] {
            assert_eq!(error(text), format!("Life 1.06, {expected}"), "{text:?}");
        }
    }

    #[test]
    fn it_is_written_in_rows() {
        assert_eq!(
            written(&load("bo$o!"), Format::Life106),
            "#Life 1.06\n#R 23/3\n1 0\n0 1\n"
        );
    }
}

mod plaintext {
    use super::*;

    #[test]
    fn rows_may_be_short_empty_and_blank() {
        assert_eq!(cells("!Name: Glider\n!\n.O\n..O.\nOOO\n"), GLIDER);
        assert_eq!(cells("!\n*.o\n\n O"), [(0, 0), (2, 0), (1, 2)]);
        assert_eq!(cells(".O\r\n..O\r\nOOO\r\n"), GLIDER);
        assert_eq!(cells("!"), []);
    }

    #[test]
    fn keys_tell_what_the_picture_does_not() {
        let read = pattern(
            "!Name: A\n!Author: B\n!Rule: 23/36\n!Generation: 12\n!Position: -3,4\n! Rule: x\n!c\nO",
        );
        let description = read.description();
        assert_eq!(
            (description.name(), description.author()),
            (Some("A"), Some("B"))
        );
        assert_eq!(description.rule().text(), "B36/S23");
        assert_eq!(description.generation().to_string(), "12");
        assert_eq!(description.comments().collect::<Vec<_>>(), ["Rule: x", "c"]);
        assert!(read.is_alive(Cell::new(-3, 4)));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, expected) in [
            (
                "!x\n.O\n..Q",
                "line 3, column 3: found 'Q', expected O, * or ., or ! at the start of a line",
            ),
            (
                "!Position: 1\nO",
                "line 1, column 13: found the end of the line, expected a comma and the row",
            ),
            (
                "!Position: 1,2,3\nO",
                "line 1, column 15: found ',', expected the end of the line",
            ),
            (
                "!Generation: x\nO",
                "line 1, column 14: found 'x', expected a number",
            ),
        ] {
            assert_eq!(error(text), format!("plaintext, {expected}"), "{text:?}");
        }
        assert_eq!(
            error("!Position: 0,9223372036854775807\n.\n.O"),
            "plaintext, line 3, column 2: a live cell lies outside the 64-bit plane"
        );
    }

    #[test]
    fn a_picture_of_the_whole_plane_is_refused() {
        let far: Loaded = pattern("o$1000000000000bo!").into();
        let refused = pattern::write(
            &mut Vec::new(),
            &far,
            Format::Plaintext,
            &WriteOptions::default(),
        );
        assert_eq!(
            refused.expect_err("too large").to_string(),
            "plaintext cannot hold this pattern: its picture would have 1000000000004 bytes; \
             RLE or macrocell can"
        );
    }
}

mod macrocell {
    use super::*;

    const TEXT: &str = "[M2] (golly 4.2)\n#R B36/S23\n#G 4\n#C text\n$$..*$...*$.***$\n4 0 0 0 1\n";

    fn table(text: &str) -> Macrocell {
        match load(text) {
            Loaded::Macrocell(table) => table,
            Loaded::Cells(pattern) => panic!("{pattern:?}"),
        }
    }

    #[test]
    fn leaves_and_nodes_are_numbered_as_they_come() {
        let table = table(TEXT);
        assert_eq!(table.level(), 4);
        assert_eq!(table.root(), 2);
        assert_eq!(
            table.nodes(),
            [
                Node::Leaf(0x0e_08_04 << 16),
                Node::Inner {
                    level: 4,
                    children: [0, 0, 0, 1]
                }
            ]
        );
        assert_eq!(table.population(), 5_u32.into());
        assert_eq!(table.description().rule().text(), "B36/S23");
        assert_eq!(table.description().generation(), &4_u32.into());
        assert_eq!(table.description().comments().collect::<Vec<_>>(), ["text"]);
    }

    #[test]
    fn the_south_eastern_quarter_starts_in_column_0_and_row_1() {
        assert_eq!(cells("[M2]\n*$\n4 0 0 0 1"), [(0, 1)]);
        assert_eq!(cells("[M2]\n*$\n4 1 0 0 0"), [(-8, -7)]);
        assert_eq!(cells("[M2]\n*$\n4 0 1 0 0"), [(0, -7)]);
        assert_eq!(cells("[M2]\n*$\n4 0 0 1 0"), [(-8, 1)]);
        assert_eq!(cells("[M2]\n*$"), [(-4, -3)]);
        assert_eq!(cells("[M2]\n*$\n4 0 0 0 1\n5 0 0 2 0"), [(-8, 9)]);
    }

    #[test]
    fn nothing_and_nodes_of_nothing_are_the_empty_board() {
        for text in [
            "[M2]",
            "[M2] (golly 4.2)\n#R B3/S23\n",
            "[M2]\n$\n4 0 1 0 0",
            "[M2]\n900 0 0 0 0",
        ] {
            assert_eq!(cells(text), [], "{text}");
        }
    }

    #[test]
    fn a_board_of_more_cells_than_any_memory_loads() {
        let mut text = "[M2]\n********$********$********$********$\n".to_owned();
        for level in 4..=200 {
            let below = level - 3;
            text += &format!("{level} {below} {below} {below} {below}\n");
        }
        let table = table(&text);
        assert_eq!(table.population().to_string().len(), 121);
        assert_eq!(
            table.population(),
            num_bigint::BigUint::from(32_u32) << (2 * 197)
        );
        let refused = table.to_pattern(&Limits::default());
        assert!(
            matches!(refused, Err(pattern::PatternError::BeyondPlane)),
            "no limit would do: {refused:?}"
        );
        assert_eq!(table_again(&table), table);
    }

    #[test]
    fn a_high_root_is_no_obstacle_as_long_as_the_cells_are_on_the_plane() {
        let mut text = "[M2]\n*$\n4 1 0 0 0\n".to_owned();
        // Always in the corner next to the root's middle.
        for level in 5..=149 {
            text += &format!("{level} {} 0 0 0\n", level - 3);
        }
        text += "150 0 0 0 147\n";
        assert_eq!(cells(&text), [(0, 1)]);
        let mut text = "[M2]\n.......*$\n4 0 0 1 0\n5 0 2 0 0\n".to_owned();
        for level in 6..=150 {
            text += &format!("{level} 0 0 {} 0\n", level - 3);
        }
        let far = pattern::read(text.as_bytes(), &Limits::default()).expect("it is valid");
        let refused = far.into_pattern(&Limits::default()).expect_err("far away");
        assert_eq!(
            refused.to_string(),
            "the pattern reaches past the 64-bit plane; macrocell is the only format that can hold \
             it"
        );
    }

    #[test]
    fn the_edges_of_the_plane_can_be_written_and_read() {
        let edges = [i64::MIN, -1, 0, 1, i64::MAX];
        let all = edges
            .iter()
            .flat_map(|&x| edges.iter().map(move |&y| Cell::new(x, y)));
        let pattern = Pattern::from_cells(all).expect("room");
        let table = Macrocell::from_pattern(&pattern).expect("room");
        assert_eq!(table.level(), 65);
        assert_eq!(
            table.to_pattern(&Limits::default()).expect("on the plane"),
            pattern
        );
    }

    #[test]
    fn equal_squares_are_one_node() {
        let dots = (0..64).flat_map(|y| (0..64).map(move |x| Cell::new(8 * x, 8 * y + 1)));
        let pattern = Pattern::from_cells(dots).expect("room");
        let table = Macrocell::from_pattern(&pattern).expect("room");
        assert_eq!(table.nodes().len(), 8);
        assert_eq!(table.population(), 4_096_u32.into());
    }

    #[test]
    fn small_leaves_of_other_programs_are_read_while_their_states_are_0_and_1() {
        assert_eq!(cells("[M2]\n1 1 0 0 0"), [(-1, 0)]);
        assert_eq!(
            cells("[M2]\n1 0 0 0 1\n2 0 0 0 1\n3 0 0 0 2\n4 3 0 0 0"),
            [(-1, 0)]
        );
        assert_eq!(cells("[M2]\n1 1 0 0 0\n2 0 0 0 1"), [(0, 1)]);
        assert_eq!(
            error("[M2]\n#R Strange30\n1 0 0 25 0"),
            "macrocell, line 3, column 7: found state 25, which belongs to Strange30, a rule of \
             more than two states; only rules of two states are supported"
        );
        assert!(error("[M2]\n#R JvN29\n").contains("belongs to the von Neumann (JvN) family"));
        assert!(error("[M2]\n#R WireWorld\n").contains("belongs to WireWorld"));
    }

    #[test]
    fn timelines_are_skipped() {
        assert_eq!(
            cells("[M2]\n#FRAMES 1 0 2^0\n*$\n#FRAME 0 1\n4 0 0 0 1"),
            [(0, 1)]
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (text, expected) in [
            ("[M1]\n$", "line 1, column 1: found '[', expected [M2]"),
            (
                "[M2]\n.........$",
                "line 2, column 9: found '.', expected $, since a row has 8 cells",
            ),
            (
                "[M2]\n$$$$$$$$.",
                "line 2, column 9: found '.', expected the end of the leaf, since it has 8 rows",
            ),
            (
                "[M2]\n$$$$$$$$$",
                "line 2, column 9: found '$', expected the end of the leaf, since it has 8 rows",
            ),
            (
                "[M2]\n..x$",
                "line 2, column 3: found 'x', expected . or * or $",
            ),
            (
                "[M2]\n*$ x",
                "line 2, column 4: found 'x', expected the end of the leaf",
            ),
            (
                "[M2]\nhello",
                "line 2, column 1: found 'h', expected a leaf, or the level of a node",
            ),
            (
                "[M2]\n4 0 0 0",
                "line 2, column 8: found the end of the file, expected the number of a node",
            ),
            (
                "[M2]\n4 0 0 0 -1",
                "line 2, column 9: found '-', expected the number of a node",
            ),
            (
                "[M2]\n*$\n4 0 0 0 2",
                "line 3, column 9: found the number 2 of no node before, expected a number from 0 to 1",
            ),
            (
                "[M2]\n*$\n5 0 1 0 0",
                "line 3, column 5: found a node of level 3, expected one of level 4",
            ),
            (
                "[M2]\n*$\n4 0 1 0 0\n4 2 0 0 0",
                "line 4, column 3: found a node of level 4, expected one of level 3",
            ),
            (
                "[M2]\n0 0 0 0 0",
                "line 2, column 1: found a level that is none, expected one from 1 to 1024",
            ),
            (
                "[M2]\n1 1 0 0 0\n0 1 0 0 0",
                "line 3, column 1: found a level that is none, expected one from 1 to 1024",
            ),
            (
                "[M2]\n1025 0 0 0 0",
                "line 2, column 1: found a level that is none, expected one from 1 to 1024",
            ),
            (
                "[M2]\n18446744073709551615 0 0 0 0",
                "line 2, column 1: found a level that is none, expected one from 1 to 1024",
            ),
            (
                "[M2]\n#G x\n",
                "line 2, column 4: found 'x', expected a number",
            ),
        ] {
            assert_eq!(error(text), format!("macrocell, {expected}"), "{text:?}");
        }
    }

    #[test]
    fn nodes_are_bounded_by_the_limit() {
        let limits = Limits::default().with_memory(3 * 64);
        assert!(pattern::read(b"[M2]\n$\n$\n$", &limits).is_ok());
        let refused = pattern::read(b"[M2]\n$\n$\n$\n$", &limits).expect_err("one more");
        assert_eq!(
            refused.to_string(),
            "it would take more than the memory limit of 192 bytes; raise the limit, or take a \
             smaller pattern or one that is not unpacked (macrocell)"
        );
    }

    #[test]
    fn it_is_written_as_golly_writes_it() {
        let text = written(&load(TEXT), Format::Macrocell);
        let (first, rest) = text.split_once('\n').expect("lines");
        assert!(first.starts_with("[M2] (gol4j "));
        assert_eq!(rest, TEXT.split_once('\n').expect("lines").1);
    }

    #[test]
    fn a_table_is_checked() {
        let inner = |level, children| Node::Inner { level, children };
        for (nodes, problem) in [
            (
                vec![inner(3, [0; 4])],
                "node 1: its level is not one from 4 to 1024",
            ),
            (
                vec![inner(4, [0, 0, 1, 0])],
                "node 1: its child 3 does not come before it",
            ),
            (
                vec![Node::Leaf(1), inner(5, [1, 0, 0, 0])],
                "node 2: its child 1 has level 3",
            ),
        ] {
            let refused = Macrocell::from_nodes(nodes).expect_err(problem);
            assert_eq!(refused.to_string(), problem);
        }
    }
}

fn table_again(table: &Macrocell) -> Macrocell {
    match load(written(&table.clone().into(), Format::Macrocell)) {
        Loaded::Macrocell(table) => table,
        Loaded::Cells(pattern) => panic!("{pattern:?}"),
    }
}

mod recognition {
    use super::*;

    #[test]
    fn the_content_decides() {
        for (text, cell) in [
            ("\u{feff}x = 1, y = 1\no!", (0, 0)),
            ("\n\n  \n2o!", (0, 0)),
            ("...O", (3, 0)),
            ("#Life 1.06\n3 4", (3, 4)),
            ("#Life 1.05\n..*", (2, 0)),
            ("# a comment\n2bo", (2, 0)),
        ] {
            assert_eq!(cells(text)[0], cell, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_named() {
        for (text, found) in [
            ("", "it is empty"),
            (" \n\t\n", "it is empty"),
            ("#MCell 4.20\n", "an MCell file"),
            (
                "3D version=1 size=50\n",
                "a pattern in three dimensions (RLE3)",
            ),
            ("@RULE WireWorld\n", "the table of a rule"),
            ("<html>", "a page of HTML or XML"),
            ("GIF89a", "a GIF picture"),
            (
                "hello, world! How are you",
                "it begins with \"hello, world! How ar\"",
            ),
        ] {
            let expected = format!("not a pattern that can be read: {found}; ");
            assert!(error(text).starts_with(&expected), "{}", error(text));
        }
    }

    #[test]
    fn a_slip_in_rle_without_a_header_has_its_place() {
        assert_eq!(
            error("bo$2bo$3?!"),
            "RLE, line 1, column 9: found '?', expected a number, b, o, $ or !"
        );
    }

    #[test]
    fn a_rule_that_is_not_known_stays_text() {
        let read = pattern("x = 1, y = 1, rule = R5,C2,S33-57,B34-45\no!");
        assert_eq!(read.description().rule().rule(), None);
        let text = written(&read.into(), Format::Rle);
        assert!(text.contains("rule = R5,C2,S33-57,B34-45"));
        assert_eq!(pattern("o!").description().rule().rule(), Some(Rule::LIFE));
    }
}
