//! Gives page and worker one build id, so that each can tell whether the other is of the same
//! build: a hash of the sources they are made from. And packs the tables of English, comments left
//! out, for the program that is downloaded; the native one holds the files as they are.

#![allow(clippy::disallowed_methods, reason = "a build script reads the sources")]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[allow(dead_code, unreachable_pub, reason = "it is a part of the library, of which this uses a part")]
#[path = "src/coding.rs"]
mod coding;

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files)?;
    // The order of a folder's entries differs between machines.
    files.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in &files {
        for byte in fs::read(file)? {
            // FNV-1a.
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        let tables = files.iter().filter(|file| file.starts_with("src/language/english"));
        pack_tables(tables, Path::new(&env::var("OUT_DIR").unwrap_or_default()))?;
    }
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rustc-env=WHOSAID_BUILD={}-{hash:016x}", env!("CARGO_PKG_VERSION"));
    Ok(())
}

/// Each table with its name on a line before it and a zero after it.
fn pack_tables<'a>(files: impl Iterator<Item = &'a PathBuf>, folder: &Path) -> io::Result<()> {
    let mut tables = String::new();
    for file in files {
        tables.push_str(&file.file_stem().unwrap_or_default().to_string_lossy());
        tables.push('\n');
        for line in fs::read_to_string(file)?.lines().map(str::trim) {
            if !line.is_empty() && !line.starts_with('#') {
                tables.push_str(line);
                tables.push('\n');
            }
        }
        tables.push('\0');
    }
    let packed = coding::pack(&tables);
    assert_eq!(coding::unpack(&packed), tables, "the tables do not survive packing");
    fs::write(folder.join("english.bin"), packed)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
