//! Web addresses: what may be handed to a browser, or to the terminal as a hyperlink. It must not hand anything out.

use std::sync::Arc;

use briefing_text::SafeText;
use url::Url;

/// A web address: http or https, taken apart and written anew by the `url` crate, so that it is ASCII without blanks and
/// controls, and names its host as a browser will ask for it.
///
/// There is no other way to make one: text of a file cannot pass for an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WebAddress {
    text: Arc<str>,
    host: Arc<str>,
}

/// Why a text is not taken for a web address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWeb {
    /// Something in it cannot be shown, so that nobody could see where it leads.
    Hidden,
    /// It begins with another scheme.
    Scheme(SafeText),
    /// It is no address at all.
    Malformed,
}

impl WebAddress {
    /// Reads an address as it is written in a file.
    pub fn parse(written: &SafeText) -> Result<WebAddress, NotWeb> {
        if written.replaced() > 0 || written.as_str().contains(char::REPLACEMENT_CHARACTER) {
            return Err(NotWeb::Hidden);
        }
        let url = Url::parse(written.as_str()).map_err(|_| NotWeb::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(NotWeb::Scheme(SafeText::line(url.scheme())));
        }
        let text = url.as_str();
        match url.host_str() {
            Some(host) if text.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Ok(WebAddress { text: Arc::from(text), host: Arc::from(host) })
            }
            _ => Err(NotWeb::Malformed),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host that it leads to, with the letters that ASCII lacks as punycode.
    pub fn host(&self) -> &str {
        &self.host
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(written: &str) -> Result<WebAddress, NotWeb> {
        WebAddress::parse(&SafeText::line(written))
    }

    #[track_caller]
    fn check(written: &str, address: &str, host: &str) {
        let parsed = parse(written);
        let parsed = parsed.as_ref().map(|parsed| (parsed.as_str(), parsed.host()));
        assert_eq!(parsed, Ok((address, host)), "{written:?}");
    }

    #[test]
    fn an_address_is_written_as_a_browser_will_ask_for_it() {
        check("https://port.example/log", "https://port.example/log", "port.example");
        check("HTTP://Port.Example:80", "http://port.example/", "port.example");
        check("https://a.example/x y;\"<>", "https://a.example/x%20y;%22%3C%3E", "a.example");
        check("https://a.example/é?q=é#é", "https://a.example/%C3%A9?q=%C3%A9#%C3%A9", "a.example");
        // A name in letters that look like others is seen for what it is.
        check("https://аррӏе.example/", "https://xn--80ak6aa92e.example/", "xn--80ak6aa92e.example");
        // What stands before the `@` is no host.
        check("https://bank.example@evil.example/", "https://bank.example@evil.example/", "evil.example");
    }

    #[test]
    fn what_is_not_of_the_web_is_refused() {
        for scheme in ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.example"]
        {
            let name = scheme.split_once(':').map(|(name, _)| SafeText::line(name));
            assert_eq!(parse(scheme).err(), name.map(NotWeb::Scheme), "{scheme}");
        }
        for malformed in
            ["", "www.port.example", "/srv/log.txt", "https://", "--version", "https://a b.example/"]
        {
            assert_eq!(parse(malformed), Err(NotWeb::Malformed), "{malformed:?}");
        }
        for hidden in
            ["https://a.example/\u{1b}]8;;", "https://a.example/\u{202e}x", "https://a.\u{200b}example"]
        {
            assert_eq!(parse(hidden), Err(NotWeb::Hidden), "{hidden:?}");
        }
    }

    proptest! {
        /// Whatever stands in the file, nothing in an address can end a sequence, be an option or a second argument.
        #[test]
        fn an_address_is_one_word_of_ascii(rest in "\\PC{0,40}|[ -~\u{0}-\u{9f}]{0,40}") {
            if let Ok(address) = parse(&format!("https://a.example/{rest}")) {
                prop_assert!(address.as_str().starts_with("https://a.example/"));
                prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
