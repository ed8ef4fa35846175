-- account-api-change: alias, language and settings; what is absent stays.
with asked as (
  select cast(:#${body} as jsonb) as value
)
update account a
set alias = case when jsonb_exists(value, 'alias') then value ->> 'alias' else a.alias end,
    locale = coalesce(value ->> 'locale', a.locale),
    settings = coalesce(value -> 'settings', a.settings)
from asked
where a.id = cast(:#${bean:currentAccount.id} as uuid)
