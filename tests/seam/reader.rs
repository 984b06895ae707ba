//! The same words read a second time for the checks, by code of their own.

use fiche::{
    text::Published,
    validate::{Cues, Cut, DateReading, FigureReading, Number, SourceReader, Stretch, Unit, Units, Word},
};

/// The reader.
pub static ITALIAN: Italian = Italian;

/// Italian, re-read.
pub struct Italian;

impl SourceReader for Italian {
    fn word(&self, folded: &str) -> Word {
        let cues = match folded {
            "guadagna" => Cues::UP | Cues::FINITE,
            "perde" => Cues::DOWN | Cues::FINITE,
            _ => Cues::NONE,
        };
        Word { cues, ..Word::default() }
    }

    fn cut(&self, text: &str, at: usize, character: char) -> Option<Cut> {
        let ends = character == '.' && text.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        ends.then_some(Cut::Sentence)
    }

    fn figure(&self, text: Stretch<'_>) -> FigureReading {
        let text = text.as_str();
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
        let plain = digits.replace(',', ".").parse().into_iter().collect();
        let unit = if text.contains('%') { Unit::Percent } else { Unit::Unknown };
        FigureReading { numbers: vec![Number { plain, ..Number::default() }], unit, ..FigureReading::default() }
    }

    fn units(&self, text: Stretch<'_>) -> Units {
        Units { percent: text.as_str().contains('%'), ..Units::default() }
    }

    fn date(&self, _text: Stretch<'_>, _published: Option<Published>) -> DateReading {
        DateReading::default()
    }

    fn cues(&self, text: Stretch<'_>) -> Cues {
        text.pieces().iter().fold(Cues::NONE, |all, piece| all | piece.word.cues)
    }

    fn denies(&self, text: Stretch<'_>) -> bool {
        (0..text.pieces().len()).any(|at| text.fold(at) == "non")
    }
}
