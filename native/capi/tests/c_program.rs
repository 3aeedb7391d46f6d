//! A C and a C++ program compile against the header, link the library and run clean.
//!
//! It needs cc, c++ and valgrind. Where one is missing the test says so and does without, except
//! on a CI machine (`CI` set), where that is a failure: there nobody would read it.
#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn a_c11_program_runs_clean() {
    check("cc", &["-std=c11", "-Wstrict-prototypes"], "smoke_c11");
}

#[test]
fn a_cpp17_program_runs_clean() {
    check("c++", &["-x", "c++", "-std=c++17"], "smoke_cpp17");
}

fn check(compiler: &str, flags: &[&str], name: &str) {
    if !is_there(compiler) {
        return;
    }
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library_dir = library_dir();
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    run(Command::new(compiler)
        .args(flags)
        .args(["-Wall", "-Wextra", "-Werror", "-pedantic", "-g"])
        .arg("-I")
        .arg(crate_dir.join("include"))
        .arg(crate_dir.join("tests/smoke.c"))
        .arg("-L")
        .arg(&library_dir)
        .arg("-lgol4j")
        .arg(format!("-Wl,-rpath,{}", library_dir.display()))
        .arg("-o")
        .arg(&program));
    let correct = "Computation is correct!\n";
    assert_eq!(run(&mut Command::new(&program)), correct);
    if is_there("valgrind") {
        let mut valgrind = Command::new("valgrind");
        valgrind.args([
            "--quiet",
            "--error-exitcode=99",
            "--leak-check=full",
            // It has no room for a long run of bit counts otherwise, such as a tile's.
            "--vex-guest-max-insns=16",
        ]);
        assert_eq!(run(valgrind.arg(&program)), correct);
    }
}

/// Where cargo put the library that belongs to this test: beside the folder of the test itself.
fn library_dir() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let dir = test.parent().expect("deps").to_path_buf();
    assert!(
        std::fs::read_dir(&dir).is_ok_and(|mut files| files.any(|file| {
            file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libgol4j."))
        })),
        "no libgol4j in {}",
        dir.display()
    );
    dir
}

fn is_there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    assert!(
        found || std::env::var_os("CI").is_none(),
        "{program} is not installed on this CI machine"
    );
    if !found {
        eprintln!("{program} is not installed: what needs it was not tested");
    }
    found
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{command:?}: {}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}
