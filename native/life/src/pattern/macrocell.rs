//! Macrocell (`.mc`), the format of Golly's HashLife: a quadtree in which equal parts are one.
//!
//! ```text
//! [M2] (golly 4.2)
//! #R B3/S23
//! #G 4
//! $$..*$...*$.***$
//! 4 0 0 0 1
//! ```
//!
//! A line with `.`, `*` and `$` is a leaf of 8 by 8 cells, row by row, where `$` ends a row. A line
//! of five numbers is a node: its level and the numbers of its children. Lines are numbered as they
//! come, from 1, and 0 is the empty square. The last node is the root. Programs for more than two
//! states write leaves of 2 by 2 cells as `1 nw ne sw se`, which is read as long as the states are
//! 0 and 1. Timelines (`#FRAME`) are skipped.

use std::io::{self, Write};

use super::node_table::{Fault, MAX_LEVEL};
use super::source::{Collected, Line, Source};
use super::{Format, Limits, Macrocell, Node, PatternError, RuleText};

pub(super) const HEADER: &str = "[M2]";

pub(super) fn read(text: &[u8], limits: &Limits) -> Result<Macrocell, PatternError> {
    let source = Source::new(text, Format::Macrocell);
    let mut lines = source.lines_from(0).skip_while(|line| line.is_blank());
    let header = lines.next().map_or(0, |line| line.start);
    if !text[header..].starts_with(HEADER.as_bytes()) {
        return Err(source.syntax(header, HEADER));
    }
    let mut reader = Reader {
        source,
        collected: Collected::default(),
        table: Macrocell::default(),
        entries: Vec::new(),
    };
    for line in lines {
        let line = line.trim_start();
        match line.bytes.first() {
            None => {}
            Some(b'#') => reader.comment(line)?,
            Some(b'.' | b'*' | b'$') => reader.leaf(line)?,
            Some(_) => reader.inner(line)?,
        }
        limits.check(reader.entries.len() as u64)?;
    }
    if let Some(&Entry::Small(small)) = reader.entries.last() {
        reader.push(Node::Leaf(small.centred()), header, [0; 4])?;
    }
    Ok(reader.table.with_description(reader.collected.description))
}

/// A square of the file.
#[derive(Clone, Copy)]
enum Entry {
    Node(u32),
    Small(Small),
}

/// A square that is smaller than a leaf.
#[derive(Clone, Copy)]
struct Small {
    /// 1 or 2.
    level: u16,
    /// The cells, row by row.
    bits: u16,
}

impl Small {
    const fn empty(level: u16) -> Self {
        Self { level, bits: 0 }
    }

    /// The square in the middle of a leaf.
    fn centred(self) -> u64 {
        let side = 1 << self.level;
        let offset = 4 - side / 2;
        (0..side * side)
            .filter(|i| self.bits >> i & 1 == 1)
            .map(|i| 1 << (8 * (offset + i / side) + offset + i % side))
            .sum()
    }

    /// Four squares as one of the next level.
    fn join(parts: [Self; 4]) -> u64 {
        let side = 1 << parts[0].level;
        (0..)
            .zip(parts)
            .flat_map(|(quadrant, part)| {
                (0..side * side)
                    .filter(move |i| part.bits >> i & 1 == 1)
                    .map(move |i| {
                        let x = i % side + side * (quadrant & 1);
                        let y = i / side + side * (quadrant >> 1);
                        1_u64 << (2 * side * y + x)
                    })
            })
            .sum()
    }
}

struct Reader<'a> {
    source: Source<'a>,
    collected: Collected,
    table: Macrocell,
    /// What the numbers of the file mean: the first is 1.
    entries: Vec<Entry>,
}

impl<'a> Reader<'a> {
    fn comment(&mut self, line: Line<'a>) -> Result<(), PatternError> {
        let text = line.skip(2.min(line.bytes.len()));
        match line.bytes {
            [b'#', b'R', ..] => self.collected.rule(self.source.rule(text)?),
            [b'#', b'G', ..] => {
                let (number, rest) = self.source.natural(text.trim_start())?;
                if !rest.is_blank() {
                    return Err(self.source.syntax(rest.start, "the end of the number"));
                }
                self.collected.generation(number);
            }
            [b'#', b'N', b' ', ..] => self.collected.name(&text.comment()),
            [b'#', b'O', b' ', ..] => self.collected.author(&text.comment()),
            [b'#', b'C', ..] => self.collected.comment(&text.comment()),
            _ if line.after("#FRAME").is_some() => {}
            _ => self.collected.comment(&line.skip(1).comment()),
        }
        Ok(())
    }

    fn leaf(&mut self, line: Line<'a>) -> Result<(), PatternError> {
        let (mut x, mut y, mut bits) = (0, 0, 0_u64);
        let (cells, rest) = line.word();
        if !rest.is_blank() {
            return Err(self
                .source
                .syntax(rest.trim_start().start, "the end of the leaf"));
        }
        for (i, byte) in cells.bytes.iter().enumerate() {
            let wrong = |expected| Err(self.source.syntax(line.start + i, expected));
            match byte {
                b'.' | b'*' if x == 8 => return wrong("$, since a row has 8 cells"),
                b'.' | b'*' if y == 8 => return wrong("the end of the leaf, since it has 8 rows"),
                b'.' => x += 1,
                b'*' => {
                    bits |= 1 << (8 * y + x);
                    x += 1;
                }
                b'$' if y == 8 => return wrong("the end of the leaf, since it has 8 rows"),
                b'$' => {
                    x = 0;
                    y += 1;
                }
                _ => return wrong(". or * or $"),
            }
        }
        self.push(Node::Leaf(bits), line.start, [line.start; 4])
    }

    /// A line of five numbers.
    fn inner(&mut self, line: Line<'a>) -> Result<(), PatternError> {
        let (level, mut rest) = self.number(line, "a leaf, or the level of a node")?;
        let mut children = [0; 4];
        let mut places = [0; 4];
        for (child, place) in children.iter_mut().zip(&mut places) {
            let (number, more) = self.number(rest, "the number of a node")?;
            *place = rest.trim_start().start;
            *child = number;
            rest = more;
        }
        match level {
            1 => self.cells(children, places),
            2 | 3 => self.small(level as u16, children, places),
            // Before its children, which are of the level below if there is one.
            _ if level == 0 || level > MAX_LEVEL.into() => Err(self.no_level(line.start)),
            _ => {
                let mut numbers = [0; 4];
                for ((number, child), place) in numbers.iter_mut().zip(children).zip(places) {
                    *number = match self.entry(child, place)? {
                        None => 0,
                        Some(Entry::Node(number)) => number,
                        Some(Entry::Small(small)) => {
                            return Err(self.wrong_level(place, small.level, level));
                        }
                    };
                }
                let node = Node::Inner {
                    level: level as u16,
                    children: numbers,
                };
                self.push(node, line.start, places)
            }
        }
    }

    fn number(&self, line: Line<'a>, expected: &str) -> Result<(u64, Line<'a>), PatternError> {
        let (word, rest) = line.word();
        match std::str::from_utf8(word.bytes) {
            Ok(text) if text.bytes().all(|b| b.is_ascii_digit()) => text.parse().ok(),
            _ => None,
        }
        .map(|number| (number, rest))
        .ok_or_else(|| self.source.syntax(word.start, expected))
    }

    /// A leaf of 2 by 2 cells with their states.
    fn cells(&mut self, states: [u64; 4], places: [usize; 4]) -> Result<(), PatternError> {
        let mut bits = 0;
        for ((i, state), place) in (0..).zip(states).zip(places) {
            if state > 1 {
                let rule = self.collected.description.rule();
                let rule = if self.collected.saw_rule() {
                    rule.clone()
                } else {
                    RuleText::default()
                };
                return Err(self.source.more_states(place, &state.to_string(), &rule));
            }
            bits |= (state as u16) << i;
        }
        super::words::push(&mut self.entries, Entry::Small(Small { level: 1, bits }))
    }

    /// A node of 4 by 4 or 8 by 8 cells.
    fn small(
        &mut self,
        level: u16,
        children: [u64; 4],
        places: [usize; 4],
    ) -> Result<(), PatternError> {
        let mut parts = [Small::empty(level - 1); 4];
        for ((part, child), place) in parts.iter_mut().zip(children).zip(places) {
            match self.entry(child, place)? {
                None => {}
                Some(Entry::Small(small)) if small.level == level - 1 => *part = small,
                Some(Entry::Small(small)) => {
                    return Err(self.wrong_level(place, small.level, level.into()));
                }
                Some(Entry::Node(number)) => {
                    let below = self.table.node(number).map_or(0, |node| node.level());
                    return Err(self.wrong_level(place, below, level.into()));
                }
            }
        }
        let bits = Small::join(parts);
        if level == 3 {
            return self.push(Node::Leaf(bits), places[0], places);
        }
        let bits = bits as u16;
        super::words::push(&mut self.entries, Entry::Small(Small { level, bits }))
    }

    /// What a number of the file stands for; nothing for 0, the empty square.
    fn entry(&self, number: u64, place: usize) -> Result<Option<Entry>, PatternError> {
        if number == 0 {
            return Ok(None);
        }
        let entry = usize::try_from(number - 1)
            .ok()
            .and_then(|index| self.entries.get(index));
        entry
            .copied()
            .map(Some)
            .ok_or_else(|| self.missing(number, place))
    }

    fn no_level(&self, place: usize) -> PatternError {
        let expected = format!("one from 1 to {MAX_LEVEL}");
        self.source
            .syntax_found(place, "a level that is none", expected)
    }

    fn missing(&self, number: u64, place: usize) -> PatternError {
        let expected = format!("a number from 0 to {}", self.entries.len());
        self.source.syntax_found(
            place,
            format!("the number {number} of no node before"),
            expected,
        )
    }

    fn wrong_level(&self, place: usize, below: u16, level: u64) -> PatternError {
        let expected = format!("one of level {}", level - 1);
        self.source
            .syntax_found(place, format!("a node of level {below}"), expected)
    }

    fn push(&mut self, node: Node, start: usize, places: [usize; 4]) -> Result<(), PatternError> {
        let number = self.table.push(node).map_err(|fault| match fault {
            Fault::Level => self.no_level(start),
            Fault::ChildLevel(i, below) => self.wrong_level(places[i], below, node.level().into()),
            Fault::Missing(i) => self.missing(0, places[i]),
            Fault::Full => self.source.syntax(start, "not more than 2^32 - 1 nodes"),
            Fault::Memory(error) => error,
        })?;
        super::words::push(&mut self.entries, Entry::Node(number))
    }
}

pub(super) fn write(table: &Macrocell, out: &mut dyn Write) -> io::Result<()> {
    let description = table.description();
    writeln!(out, "{HEADER} (gol4j {})", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "#R {}", description.rule())?;
    if description.generation().bits() > 0 {
        writeln!(out, "#G {}", description.generation())?;
    }
    super::files::write_texts(out, description, "#N ", "#O ", "#C")?;
    for node in table.nodes() {
        match *node {
            Node::Leaf(bits) => write_leaf(bits, out)?,
            Node::Inner {
                level,
                children: [nw, ne, sw, se],
            } => writeln!(out, "{level} {nw} {ne} {sw} {se}")?,
        }
    }
    Ok(())
}

fn write_leaf(bits: u64, out: &mut dyn Write) -> io::Result<()> {
    let mut line = Vec::with_capacity(72);
    let mut rest = bits.to_le_bytes().to_vec();
    while rest.len() > 1 && rest.last() == Some(&0) {
        rest.pop();
    }
    for row in rest {
        let length = 8 - row.leading_zeros();
        line.extend((0..length).map(|x| if row >> x & 1 == 1 { b'*' } else { b'.' }));
        line.push(b'$');
    }
    line.push(b'\n');
    out.write_all(&line)
}
