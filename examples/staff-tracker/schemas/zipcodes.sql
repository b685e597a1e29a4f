create table zipcodes (zipcode varchar(10) primary key, city varchar(40) not null);
insert into zipcodes values ('2628CD', 'Delft'), ('2628ZC', 'Delft');
