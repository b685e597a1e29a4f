a: b: [ <nixpkgs> <nixpkgs/lib> <a.b-c+d_e> (a < b) (a <b) ]
