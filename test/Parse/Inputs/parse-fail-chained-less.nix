a: a < a > a
