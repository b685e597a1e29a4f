create table rooms (room varchar(10) primary key, zipcode varchar(10) not null);
insert into rooms values ('EWI-1', '2628CD'), ('EWI-2', '2628CD'), ('LIB-1', '2628ZC');
