-- What a catalog keeps. Paths are bytes, days are numbers, and the higher an entry's id the later it arrived.

CREATE TABLE folder (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE
);

-- The folders that were opened, below which briefings are filtered.
CREATE TABLE root (
    folder INTEGER PRIMARY KEY,
    briefings INTEGER NOT NULL,
    entries INTEGER NOT NULL
);

CREATE TABLE briefing (
    id INTEGER PRIMARY KEY,
    folder INTEGER NOT NULL,
    name BLOB NOT NULL,
    -- The state of the file before it was read.
    stamp BLOB NOT NULL,
    -- The folder below which it is filtered.
    root INTEGER NOT NULL,
    title TEXT NOT NULL,
    -- The words of its title, to sort by.
    sorted TEXT NOT NULL,
    own_id TEXT NOT NULL,
    as_of TEXT NOT NULL,
    as_of_day INTEGER,
    tlp INTEGER,
    tags TEXT NOT NULL,
    disputes INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    fault TEXT NOT NULL,
    says INTEGER NOT NULL,
    ordered INTEGER NOT NULL,
    text BLOB NOT NULL,
    arrived INTEGER NOT NULL,
    is_changed INTEGER NOT NULL,
    -- Its entries, from the last item to the first.
    first_entry INTEGER NOT NULL,
    last_entry INTEGER NOT NULL,
    -- The numbers of its names, eight bytes each.
    names BLOB NOT NULL,
    UNIQUE (folder, name)
);
CREATE INDEX briefing_by_arrival ON briefing (arrived, id);
CREATE INDEX briefing_by_title ON briefing (sorted, id);
CREATE INDEX briefing_by_as_of ON briefing (as_of_day, id);
CREATE INDEX briefing_by_disputes ON briefing (disputes, id);
CREATE INDEX briefing_by_problems ON briefing (errors, warnings, id);

CREATE TABLE entry (
    -- No number comes again: what is left in `meeting` of an entry that is gone would be another one's.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    briefing INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    number INTEGER NOT NULL,
    line INTEGER NOT NULL,
    title TEXT NOT NULL,
    first_day INTEGER,
    last_day INTEGER
);

CREATE VIRTUAL TABLE word USING fts5 (
    text, who, source, facet,
    content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
);
INSERT INTO word (word, rank) VALUES ('hashsize', 33554432);
INSERT INTO word (word, rank) VALUES ('automerge', 8);

CREATE TABLE name (
    number INTEGER PRIMARY KEY,
    class INTEGER NOT NULL,
    shown TEXT NOT NULL,
    briefings INTEGER NOT NULL
);
CREATE INDEX name_by_briefings ON name (class, briefings);

-- The last entry that there was when what had been left was swept away.
CREATE TABLE swept (
    entry INTEGER NOT NULL
);
INSERT INTO swept VALUES (0);

-- Where a name is met. What an entry that is gone has left here is passed over, and swept away with the rest some day.
CREATE TABLE meeting (
    name INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    day INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (name, kind, day, entry)
) WITHOUT ROWID;
