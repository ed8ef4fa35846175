-- notify-mail-one: this notice has been mailed.
update notice set mailed_at = now() where id = :#${variable.notice}
