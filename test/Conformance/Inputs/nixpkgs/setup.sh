eval "$buildCommand"
