create table staff (name varchar(40) primary key, room varchar(10) not null);
insert into staff values ('Ada', 'EWI-1'), ('Grace', 'EWI-2'), ('Alan', 'LIB-1');
