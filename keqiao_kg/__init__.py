"""keqiao-kg: Chinese government work reports as validated, quoted, queryable knowledge graphs."""
