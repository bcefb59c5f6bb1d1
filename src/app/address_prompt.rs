//! A web address that is shown before it is opened: whose it is, where it leads, what will be run. It must not open anything.

use briefing_evidence::{
    Story,
    describe::{self, Address, Paragraph, Tone},
};
use briefing_format::model::Item;
use briefing_terminal::{Browser, NoBrowser, NotRun, NotWeb, Opened, WebAddress};
use briefing_text::{SafeText, safe_format};

use super::{
    Effect, Key,
    actions::Action,
    commands::Cx,
    config::Config,
    layout::Area,
    lines::{Line, Spacing, lay_out},
    overlays::{Control, Overlay, control, picker_area},
};

/// The word for the address where it is said what will be run.
const WORD: &str = "ADDRESS";

/// An address, as the file has it and as it would be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    /// What has it: a source, an actor, a place.
    noun: &'static str,
    name: SafeText,
    written: SafeText,
    address: Result<WebAddress, NotWeb>,
}

/// The addresses of what is selected, one of them shown.
#[derive(Debug)]
pub(crate) struct AddressPrompt {
    offers: Vec<Offer>,
    at: usize,
    /// What is said of it, laid out.
    lines: Vec<Line>,
    /// The first line in view, and how many are.
    top: usize,
    rows: usize,
}

impl AddressPrompt {
    /// The addresses of some items, in their order, each once; nothing where they have none.
    pub(crate) fn new(story: Story<'_>, items: impl Iterator<Item = Item>) -> Option<Self> {
        let mut offers: Vec<Offer> = Vec::new();
        for item in items {
            for Address { source, url } in describe::addresses(story, item) {
                if offers.iter().any(|offer| offer.written == url) {
                    continue;
                }
                let owner = source.map_or(item, Item::Source);
                offers.push(Offer {
                    noun: describe::noun(story, owner),
                    name: describe::name(story, owner),
                    address: WebAddress::parse(&url),
                    written: url,
                });
            }
        }
        let is_any = !offers.is_empty();
        is_any.then_some(Self { offers, at: 0, lines: Vec::new(), top: 0, rows: 0 })
    }

    fn offer(&self) -> Option<&Offer> {
        self.offers.get(self.at)
    }

    /// Which of how many it is; nothing where there is one.
    pub(crate) fn count(&self) -> SafeText {
        match self.offers.len() {
            1 => SafeText::default(),
            all => safe_format!("{} of {all}", self.at + 1),
        }
    }

    /// What is said of the address, from the first line in view.
    pub(crate) fn visible(&self) -> &[Line] {
        let from = self.top.min(self.lines.len());
        &self.lines[from..(from + self.rows).min(self.lines.len())]
    }

    /// The first line in view, and of how many.
    pub(crate) fn scrolled(&self) -> (usize, usize) {
        (self.top, self.lines.len())
    }

    /// Where it stands on a screen: as high as what it says, as far as there is room.
    pub(crate) fn area(&self, width: u16, height: u16) -> Area {
        let most = picker_area(width, height.saturating_sub(1));
        let rows = self.lines.len().saturating_add(2).min(usize::from(most.height)) as u16;
        Area { height: rows, y: most.y + (most.height - rows) / 3, ..most }
    }

    /// Lays out what is said of the address for a screen.
    pub(crate) fn settle(&mut self, width: u16, height: u16, browser: &Browser) {
        let columns = usize::from(picker_area(width, height).inside().width);
        let paragraphs = self.offer().map(|offer| offer.describe(browser)).unwrap_or_default();
        self.lines = lay_out(&paragraphs, columns.max(1), Spacing::Compact, None).lines;
        self.rows = usize::from(self.area(width, height).inside().height);
        self.top = self.top.min(self.lines.len().saturating_sub(self.rows));
    }

    /// Shows other lines of what is said.
    pub(crate) fn scroll(&mut self, lines: isize) {
        self.top = self.top.saturating_add_signed(lines).min(self.lines.len().saturating_sub(self.rows));
    }

    fn step(&mut self, by: isize) {
        let to = self.at.saturating_add_signed(by).min(self.offers.len().saturating_sub(1));
        if to != self.at {
            (self.at, self.top) = (to, 0);
        } else if self.offers.len() == 1 {
            self.scroll(by);
        }
    }

    /// What the keys do, for the footer.
    pub(crate) fn keys(&self, config: &Config, browser: &Browser) -> SafeText {
        let [copy, next] = [Action::Copy, Action::Down].map(|action| config.keymap.first(action));
        let next = if self.offers.len() > 1 { format!("{next} next, ") } else { String::new() };
        match (self.offer().map(|offer| &offer.address), browser) {
            (Some(Ok(_)), Browser::None(_)) => safe_format!("enter copies it, {next}esc leaves."),
            (Some(Ok(_)), _) => safe_format!("enter opens it, {next}{copy} copies it, esc leaves."),
            _ => safe_format!("{next}{copy} copies it, esc leaves."),
        }
    }
}

impl Offer {
    fn describe(&self, browser: &Browser) -> Vec<Paragraph> {
        let mut said = vec![Paragraph::field(self.noun).words(&self.name)];
        let address = match &self.address {
            Ok(address) => address,
            Err(why) => {
                said.push(Paragraph::field("address").words(&self.written));
                said.push(Paragraph::field("not opened").tone(Tone::Warning, reason(why)));
                return said;
            }
        };
        let shown = SafeText::line(address.as_str());
        said.push(Paragraph::field("host").tone(Tone::Strong, SafeText::line(address.host())));
        said.push(Paragraph::field("address").tone(Tone::Address, &shown));
        if shown.as_str() != self.written.as_str() {
            said.push(Paragraph::field("in the file").tone(Tone::Muted, &self.written));
        }
        said.push(match browser {
            Browser::None(why) => Paragraph::field("runs").tone(Tone::Warning, why_none(*why)),
            Browser::Chosen(_) | Browser::System => {
                let commands = browser.commands(WORD);
                let lines: Vec<&str> = commands.iter().map(SafeText::as_str).collect();
                Paragraph::field("runs").words(SafeText::line(&lines.join(", else ")))
            }
        });
        said
    }

    /// What is copied of it: the address as it is shown.
    fn text(&self) -> SafeText {
        self.address
            .as_ref()
            .map_or_else(|_| self.written.clone(), |address| SafeText::line(address.as_str()))
    }
}

/// Takes a key. The prompt is gone unless it is put back.
pub(super) fn press(mut prompt: AddressPrompt, key: Key, cx: &mut Cx<'_>) {
    match (control(key), cx.config.keymap.action(key)) {
        (Some(Control::Close), _) | (None, Some(Action::Quit | Action::Escape)) => return,
        (Some(Control::Accept), _) => return accept(&prompt, cx),
        (None, Some(Action::Copy)) => return copy(&prompt, cx),
        (Some(Control::Step(by)), _) => prompt.step(by),
        (Some(Control::Complete), _) => prompt.step(if key.shift { -1 } else { 1 }),
        (Some(Control::Page(by)), _) => prompt.scroll(by * prompt.rows as isize),
        (None, Some(Action::Down | Action::NextLink)) => prompt.step(1),
        (None, Some(Action::Up | Action::PreviousLink)) => prompt.step(-1),
        (None, Some(Action::ReadOn | Action::HalfPageDown)) => prompt.scroll(prompt.rows as isize),
        (None, Some(Action::HalfPageUp)) => prompt.scroll(-(prompt.rows as isize)),
        (None, _) => *cx.unbound = Some(key),
    }
    *cx.overlay = Overlay::Address(Box::new(prompt));
}

fn accept(prompt: &AddressPrompt, cx: &mut Cx<'_>) {
    let Some(offer) = prompt.offer() else { return };
    match (&offer.address, cx.browser) {
        (Err(why), _) => cx.fail(safe_format!("Not opened: {}", reason(why))),
        (Ok(_), Browser::None(_)) => copy(prompt, cx),
        (Ok(address), browser) => {
            cx.say(SafeText::from_static("Opening…"));
            cx.effects.push(Effect::Open(address.clone(), browser.clone()));
        }
    }
}

fn copy(prompt: &AddressPrompt, cx: &mut Cx<'_>) {
    cx.say(SafeText::from_static("Copying…"));
    cx.effects.extend(prompt.offer().map(|offer| Effect::Copy(offer.text())));
}

fn reason(why: &NotWeb) -> SafeText {
    match why {
        NotWeb::Hidden => SafeText::from_static(
            "it has characters that cannot be shown, so that nobody can see where it leads.",
        ),
        NotWeb::Scheme(scheme) => {
            safe_format!("it begins with {scheme}:, and only http and https are opened.")
        }
        NotWeb::Malformed => SafeText::from_static("it is no web address; one begins with http or https."),
    }
}

const fn why_none(why: NoBrowser) -> &'static str {
    match why {
        NoBrowser::Ssh => {
            "nothing: over ssh a browser would open on the other machine; Enter copies the address"
        }
        NoBrowser::NoDisplay => "nothing: there is no display for a browser; Enter copies the address",
    }
}

/// Says what became of an address that was to be opened.
pub(super) fn tell(opened: &Opened, cx: &mut Cx<'_>) {
    let failed: Vec<String> = opened.failed.iter().map(|(name, why)| failure(name, *why)).collect();
    let failed = failed.join(", ");
    let parted = if failed.is_empty() { "" } else { "; " };
    match &opened.by {
        Some(name) => cx.say(safe_format!("Given to {name}{parted}{failed}: {}", opened.address.as_str())),
        None if failed.is_empty() => cx.fail(SafeText::from_static("Not opened: there is no browser.")),
        None => cx.fail(safe_format!("Not opened: {failed}.")),
    }
}

fn failure(name: &SafeText, why: NotRun) -> String {
    match why {
        NotRun::Absent => format!("{name} is not there"),
        NotRun::NotStarted => format!("{name} cannot be started"),
        NotRun::Failed { status: Some(status) } => format!("{name} failed with status {status}"),
        NotRun::Failed { status: None } => format!("{name} failed"),
    }
}
