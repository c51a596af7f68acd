from hypothesis import settings

# How long one example takes says more of the machine than of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
