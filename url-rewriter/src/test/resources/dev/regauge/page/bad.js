"</script>";
