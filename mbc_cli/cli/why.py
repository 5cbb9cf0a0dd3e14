"""``mbc why``: the ladder step by step, in plain words."""
