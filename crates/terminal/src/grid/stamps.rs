//! What the parts of a screen show, in numbers, so that what stands there already is not painted again. It must not know
//! what the numbers mean.

/// What a part of the screen shows, told apart from all else that it may show in this scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp([u64; 3]);

impl Stamp {
    /// Nothing.
    pub const EMPTY: Self = Self([0; 3]);
    /// What is to be painted in every frame.
    pub const NEVER: Self = Self([u64::MAX; 3]);

    /// A stamp of two numbers, of which the first is neither 0 nor the largest.
    pub const fn new(first: u64, second: u64) -> Self {
        Self([first, second, 0])
    }

    /// The same with a third number.
    #[must_use]
    pub const fn with(self, third: u64) -> Self {
        let Self([first, second, _]) = self;
        Self([first, second, third])
    }
}

/// The stamps of one frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Stamps {
    scene: Option<u64>,
    parts: Vec<Stamp>,
}

impl Stamps {
    pub(super) fn clear(&mut self) {
        self.scene = None;
        self.parts.clear();
    }

    pub(super) fn is_scene(&self, scene: Option<u64>) -> bool {
        scene.is_some() && self.scene == scene
    }

    pub(super) fn set_scene(&mut self, scene: Option<u64>) {
        self.scene = scene;
    }

    /// Sets the stamp of a part; gives whether it had it before.
    pub(super) fn replace(&mut self, part: usize, stamp: Stamp) -> bool {
        if part >= self.parts.len() {
            self.parts.resize(part + 1, Stamp::NEVER);
        }
        let before = std::mem::replace(&mut self.parts[part], stamp);
        before == stamp && stamp != Stamp::NEVER
    }
}
