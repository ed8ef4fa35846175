-- A new connection: what this process has sent at most three times is sent again at once, the rest when it is due.
update packet set due = 0 where due > 0 and tries <= 3
