-- What a letter is depends on the locale of the database; the contract decides, here only what breaks a line is refused.
-- Scans account once, which is small.
alter table account
  drop constraint account_alias_form,
  add constraint account_alias_form check (alias !~ '[[:cntrl:]]' and length(alias) between 1 and 32);
