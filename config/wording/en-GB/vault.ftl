# What is said where private records cannot be opened.
vault-cannot-unseal = We could not open a private record. Nothing was changed. Please tell whoever runs Alongside: the key file may be the wrong one.
vault-key-file = The key file { $file } cannot be used. It must hold a key, and only this account may read it. To close it to others, type: chmod 600 { $file }
