//! The same words read a second time for the checks, by code of their own.

use fiche::{
    text::{Published, Span},
    validate::{Cues, DateReading, FigureReading, Number, SourceReader, Unit, Units},
};

/// The reader.
pub static ITALIAN: Italian = Italian;

/// Italian, re-read.
pub struct Italian;

impl SourceReader for Italian {
    fn figure(&self, text: &str) -> FigureReading {
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
        let plain = digits.replace(',', ".").parse().into_iter().collect();
        let unit = if text.contains('%') { Unit::Percent } else { Unit::Unknown };
        FigureReading { numbers: vec![Number { plain, ..Number::default() }], unit, ..FigureReading::default() }
    }

    fn units(&self, text: &str, _currency: &str) -> Units {
        Units { percent: text.contains('%'), ..Units::default() }
    }

    fn date(&self, _text: &str, _published: Option<Published>) -> DateReading {
        DateReading::default()
    }

    fn cues(&self, text: &str) -> Cues {
        let told = |word: &str, cue: Cues| if text.contains(word) { cue } else { Cues::NONE };
        told("guadagna", Cues::UP | Cues::FINITE) | told("perde", Cues::DOWN | Cues::FINITE)
    }

    fn denies(&self, text: &str) -> bool {
        text.split(' ').any(|word| word == "non")
    }

    fn clause(&self, source: &str, span: Span) -> Span {
        self.sentence(source, span)
    }

    fn sentence(&self, source: &str, span: Span) -> Span {
        let before = source.get(..span.start as usize).unwrap_or("");
        let after = source.get(span.end as usize..).unwrap_or("");
        let start = before.rfind(". ").map_or(0, |at| at as u32 + 2);
        Span::new(start, span.end + after.find('.').unwrap_or(after.len()) as u32)
    }
}
