[ (ifx: ifx) (in': in') (let-x: let-x) (rec_: rec_) ]
