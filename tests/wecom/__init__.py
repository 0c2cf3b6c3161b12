"""What holds for every way in and out of WeCom, without a WeCom."""
