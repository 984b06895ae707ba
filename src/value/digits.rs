//! Numbers written without allocation.

/// A short text written from its end: digits, then what stands before them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits {
    bytes: [u8; 40],
    start: usize,
}

impl Digits {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self { bytes: [b'0'; 40], start: 40 }
    }

    /// A whole number.
    pub(crate) fn number(mut value: u64) -> Self {
        let mut digits = Self::new();
        loop {
            digits.put(b'0' + (value % 10) as u8);
            value /= 10;
            if value == 0 {
                return digits;
            }
        }
    }

    /// Puts an ASCII character before the rest; one too many is left out.
    pub(crate) fn put(&mut self, byte: u8) {
        let at = self.start.saturating_sub(1);
        if let Some(place) = self.bytes.get_mut(at) {
            *place = byte;
            self.start = at;
        }
    }

    /// What was written.
    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(self.start..).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }
}
