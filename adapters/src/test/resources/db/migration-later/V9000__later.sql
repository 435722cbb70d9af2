-- Stands for what a later version does to the index: MigrationTest.
alter table message add column if not exists mood varchar default 'fine' not null;
