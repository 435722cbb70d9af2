-- Whom the server has met: may be lost at any time, and then costs each sender one more delay.
-- H2 commits with every statement that changes a table's shape, so each of these may be run again.

create table if not exists sender (
    sender_key varchar primary key,
    met_at timestamp(9) with time zone not null,
    known boolean not null,
    until_at timestamp(9) with time zone not null
);

-- Who goes first when there are too many: those that were not heard of again, and of those the first to be over.
create index if not exists sender_first_to_go on sender (known, until_at);
