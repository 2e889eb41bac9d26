"""Parts of ../compare; see there."""
