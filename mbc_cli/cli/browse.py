"""``mbc sites`` and ``mbc symptoms``: what the article lists."""
