"""What leaves a build: its Parquet tables, CSV files and charts; one module or folder a format."""
