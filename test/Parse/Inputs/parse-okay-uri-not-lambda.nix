[ x:x a.b+c-d:e http://a.b/c?d=e&f=%20~! (x: x) ]
