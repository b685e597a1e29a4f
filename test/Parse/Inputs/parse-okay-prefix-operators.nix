[ (- - 1) (!!true) (!true == false) (-1 ? a) (1 - -1) (!{ } ? a) (1 + !true) ]
