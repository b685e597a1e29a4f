<%@ page contentType="text/plain; charset=UTF-8" %><%= request.getRemoteAddr().startsWith("127.") ? "here" : "elsewhere" %>
