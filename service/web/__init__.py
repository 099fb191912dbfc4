"""What a browser loads: pages and plain modules of ours, without a build step and without anything from elsewhere."""
