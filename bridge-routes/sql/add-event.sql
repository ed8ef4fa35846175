-- Tell the hub a fact that changes no command.
insert into event (body) values (:#${body})
