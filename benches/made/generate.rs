//! Writes drawn articles into a folder: `cargo run --example generate -- FOLDER COUNT [SEED]`.

mod articles;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, count, seed @ ..] = arguments.as_slice() else {
        return Err("usage: generate FOLDER COUNT [SEED]".into());
    };
    let (count, seed) = (count.parse()?, seed.first().map_or(Ok(1), |seed| seed.parse())?);
    for n in 0..count {
        let (name, text) = articles::article(seed, n);
        let file = Path::new(folder).join(name);
        if n % 1000 == 0 {
            fs::create_dir_all(file.parent().ok_or("the folder has no name")?)?;
        }
        fs::write(file, text)?;
    }
    Ok(())
}
