let or = 1; f = { or = 2; }; in [ (f.or) (f.x or [ ]) (map or [ ]) ]
