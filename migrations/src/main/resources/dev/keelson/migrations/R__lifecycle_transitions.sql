delete from lifecycle_transition;
