"""The boxes of a form: what is typed or chosen in, with its label, its remark and the way Enter goes."""
