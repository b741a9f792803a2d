# What is said of files that people send: pictures of receipts, pictures for ideas, papers.
uploads-empty = There is nothing in this file. It was not saved. Please choose the file again.
uploads-too-large = This file is too large. It was not saved. It may have { $megabytes } MB at most. Try a smaller picture, or a photo of the page.
uploads-harmful = This file has a program in it, or looks like a virus. It was not saved. Please send a photo of the page instead.
uploads-packed = This is a packed file, like a ZIP or a Word file. We never unpack those, and it was not saved. Please send a photo or a PDF.
uploads-kind-not-taken = We cannot read this kind of file. It was not saved. We can read photos (JPEG, PNG, WebP, HEIC) and PDFs.
uploads-only-pictures = Only pictures go here. The file was not saved. Please send a photo: JPEG, PNG, WebP or HEIC.
uploads-mislabelled = The file is called “{ $name }”, but it is { $kind ->
        [pdf] a PDF
       *[other] a picture
    }. That can mislead people, so it was not saved. Please give it the right name, or send a photo.
uploads-picture-too-big = This picture has too many dots. It was not saved. It may have { $megapixels } million at most. Please take a new photo.
uploads-unfolds-too-far = This file would fill our memory when it is opened. It was not saved. Please send a photo of the page.
uploads-too-many-pages = This PDF has too many pages. It was not saved. It may have { $pages } at most. Please send only the pages we need.
uploads-damaged = We could not open this file. Some of it may be missing. It was not saved. Please send it again, or take a new photo.
uploads-locked = This PDF has a lock on it, so we cannot make it safe. It was not saved. Please print it to a new PDF, or send a photo.
uploads-gone = We no longer have this file. Nothing else was changed. Please ask for it again.
uploads-what-description = What the picture shows
