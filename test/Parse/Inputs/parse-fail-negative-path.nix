a: a.-b
