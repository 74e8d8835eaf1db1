-- Every try at the exam stands as it was taken.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE training_exam FROM cairn_app;
