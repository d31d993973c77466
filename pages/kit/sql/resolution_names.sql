-- How the register calls the resolutions with these keys.
SELECT key, issuer, short, title, issued_on, is_verified FROM resolution WHERE list_contains($choices::VARCHAR[], key) ORDER BY key;
