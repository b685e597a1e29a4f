a: a or b or c d: 1
