-- The index of the store: a projection that may be lost at any time and made again from the files.
-- H2 commits with every statement that changes a table's shape, so each of these may be run again.

create table if not exists message (
    message_key varchar primary key,
    received_at bigint not null,
    octets bigint not null,
    reverse_path varchar not null,
    recipients varchar array not null,
    mailboxes varchar array not null,
    client varchar not null,
    helo varchar not null,
    protocol varchar not null,
    author varchar not null,
    subject varchar not null,
    message_id varchar not null,
    disposition varchar not null,
    flaws varchar array not null,
    reverse_path_folded varchar not null,
    author_folded varchar not null,
    subject_folded varchar not null,
    -- Recipients and mailboxes, one to a line. A part of an address is looked for, which no index helps to find; a table
    -- of addresses made writing twice as dear and searching no cheaper.
    addressed_folded varchar not null
);

create index if not exists message_newest on message (received_at desc, message_key desc);

-- One row at most: up to which id everything was written, moved in the transaction that writes the rows.
create table if not exists high_water (
    only_row int primary key check (only_row = 1),
    mark varchar not null
);
