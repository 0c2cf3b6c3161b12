"""The one door: what people say and tap, what rings, what is delivered, on a whole sales floor."""
