document.title = "a > b";
