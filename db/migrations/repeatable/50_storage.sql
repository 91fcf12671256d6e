-- Rows that every confirm rewrites keep room on their page: as long as no indexed value changes, a new version of the
-- row then needs no new entry in any index.
alter table runs set (fillfactor = 70);
alter table run_checkpoints set (fillfactor = 80);
alter table audit_heads set (fillfactor = 10);
